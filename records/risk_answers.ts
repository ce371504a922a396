import { input } from '../kit/steps/described_input.ts';
import { answer } from '../kit/steps/input.ts';

/** The group that the risk answers stand in, folded up at first. */
export const riskGroup = { key: 'risk', label: 'Risk Answers' };

const riskAnswer = (label: string, question: string, choices: { yes: string; no: string }) =>
  input(answer(choices), {
    label,
    choices,
    group: riskGroup.key,
    helpText: `${question} An answer saves your staff the question. Leave blank for "not answered".`,
  });

/** The three risk questions that can be answered ahead, with three states each. */
export const riskInputs = {
  isNewCustomer: riskAnswer(
    'Is a New Customer',
    'Is this the first business of this customer with you?',
    { yes: 'Yes: new', no: 'No: known already' },
  ),
  isDesignatedService: riskAnswer(
    'Receives a Designated Service',
    'Do you provide this customer with a designated service, one that the law against money laundering lists?',
    { yes: 'Yes: a designated service', no: 'No: none' },
  ),
  handlesCashOrCrypto: riskAnswer(
    'Handles Cash or Crypto',
    'Does this business involve cash or cryptocurrency?',
    { yes: 'Yes: cash or crypto', no: 'No: neither' },
  ),
};

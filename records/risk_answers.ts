import { input } from '../kit/steps/described_input.ts';
import { answer } from '../kit/steps/input.ts';

/** The group that the risk answers stand in, folded up at first. */
export const riskGroup = { key: 'risk', label: 'Risk Answers' };

const riskAnswer = (label: string) =>
  input(answer, {
    label,
    type: 'boolean',
    group: riskGroup.key,
    helpText:
      '`yes` or `no` answers this risk question ahead of your staff. Leave blank for "not answered".',
  });

/** The three risk questions that can be answered ahead, with three states each. */
export const riskInputs = {
  isNewCustomer: riskAnswer('Is a New Customer'),
  isDesignatedService: riskAnswer('Receives a Designated Service'),
  handlesCashOrCrypto: riskAnswer('Handles Cash or Crypto'),
};

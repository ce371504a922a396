import { defineInputFields } from 'zapier-platform-core';
import { optionalAnswer } from '../kit/steps/input.ts';

const HELP =
  '`yes` or `no` answers this risk question ahead of your staff. Leave blank for "not answered".';

/** The group that the risk answers stand in, folded up at first. */
export const riskGroup = { key: 'risk', label: 'Risk Answers' };

/** The three risk questions that can be answered ahead, with three states each. */
export const riskFields = defineInputFields([
  {
    key: 'isNewCustomer',
    label: 'Is a New Customer',
    type: 'boolean',
    group: riskGroup.key,
    helpText: HELP,
  },
  {
    key: 'isDesignatedService',
    label: 'Receives a Designated Service',
    type: 'boolean',
    group: riskGroup.key,
    helpText: HELP,
  },
  {
    key: 'handlesCashOrCrypto',
    label: 'Handles Cash or Crypto',
    type: 'boolean',
    group: riskGroup.key,
    helpText: HELP,
  },
]);

export const riskShape = {
  isNewCustomer: optionalAnswer(),
  isDesignatedService: optionalAnswer(),
  handlesCashOrCrypto: optionalAnswer(),
};

import { SANDBOX_API_KEY, startInstantCompliance } from '../instant_compliance.ts';
import { type Act, addressOf, inventedName, type Office, UNTOUCHED } from './office.ts';

const act = (
  key: string,
  label: string,
  run: (id: string) => void,
  done: (name: string) => string,
): Act => ({ key, label, run, done });

/** Opens an office of Instant Compliance with invented people in it. */
export const openInstantCompliance = async (): Promise<Office> => {
  // Time stands still here between two clicks, so a limit by the minute would never open again.
  const vendor = await startInstantCompliance({ rateLimits: false });
  const { backOffice: staff } = vendor;
  let arrivals = 0;
  const newcomer = () => {
    const fullName = inventedName(arrivals++);
    return { fullName, email: addressOf(fullName) };
  };
  return {
    title: 'Instant Compliance',
    authData: { apiKey: SANDBOX_API_KEY, organisation: 'Harbour Street Conveyancing' },
    environment: { INSTANT_COMPLIANCE_API_URL: vendor.url },
    faults: vendor.faults,
    journal: vendor.journal,
    people: () =>
      staff.customers().map((one) => {
        const aml = Object(one.aml).status;
        const tags = [`KYC ${one.kyc_status}`, `AML ${aml}`];
        return { id: String(one.id), name: String(one.full_name), tags };
      }),
    actsOnOne: [
      act(
        'send',
        'Send the link',
        (id) => staff.startVerification(id),
        (who) => `The link is out to ${who}.`,
      ),
      act(
        'begin',
        'Person begins',
        (id) => staff.openLink(id),
        (who) => `${who} has begun.`,
      ),
      act(
        'verify',
        'Verify',
        (id) => staff.verify(id),
        (who) => `${who} is verified.`,
      ),
      act(
        'fail',
        'Fail',
        (id) => staff.fail(id),
        (who) => `The check of ${who} has failed.`,
      ),
      act(
        'again',
        'Ask to send again',
        (id) => staff.askToResubmit(id),
        (who) => `${who} must send something again.`,
      ),
      act(
        'clear',
        'Screen: clear',
        (id) => staff.screen(id),
        (who) => `The screening of ${who} is clear.`,
      ),
      act(
        'hit',
        'Screen: a hit',
        (id) => staff.screen(id, { pep: true }),
        (who) => `The screening of ${who} has a hit to review.`,
      ),
      act(
        'resolve',
        'Hits reviewed',
        (id) => staff.resolve(id),
        (who) => `The hits of ${who} are reviewed.`,
      ),
      act(
        'edit',
        'Edit the phone',
        (id) => staff.editCustomer(id, { phone: `+6149157${1000 + arrivals++}` }),
        (who) => `The phone number of ${who} is another one.`,
      ),
      act(
        'remove',
        'Remove',
        (id) => staff.removeCustomer(id),
        (who) => `${who} is removed.`,
      ),
    ],
    actsAlone: [
      act(
        'add',
        'Add somebody new',
        () => staff.addCustomer(newcomer()),
        () => 'Somebody new is added by hand.',
      ),
      act(
        'import',
        'Import 120 people',
        () => staff.importCustomers(Array.from({ length: 120 }, newcomer)),
        () => '120 people are imported.',
      ),
    ],
    examples: {
      'creates.update_customer': { customerId: 'hubspot:90501846', phone: '+61491570156' },
      'searches.find_customer': { externalId: 'hubspot:90412277' },
      'searches.find_aml_status': { customerId: 'hubspot:90412277' },
    },
    ...UNTOUCHED,
    close: vendor.close,
  };
};

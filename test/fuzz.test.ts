import updateCustomer from '../creates/update_customer.ts';
import upsertCustomer from '../creates/upsert_customer.ts';
import findAmlStatus from '../searches/find_aml_status.ts';
import findCustomer from '../searches/find_customer.ts';
import { anyAnswer } from './fuzz/any_answer.ts';
import { anyInput } from './fuzz/any_input.ts';
import { isFound, isRecordWith, testWithAnything } from './fuzz/anything.ts';
import { checkRequest } from './fuzz/documented_request.ts';

testWithAnything({
  steps: [
    { step: upsertCustomer, isResult: isRecordWith('outcome') },
    { step: updateCustomer, isResult: isRecordWith('outcome') },
    { step: findCustomer, isResult: isFound },
    { step: findAmlStatus, isResult: isFound },
  ],
  authData: { apiKey: 'ic_live_fuzz00000000000000000000000000000000' },
  inputs: anyInput,
  answers: anyAnswer,
  checkRequest,
});

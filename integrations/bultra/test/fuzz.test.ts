import { isFound, isRecordWith, testWithAnything } from '../../../test/fuzz/anything.ts';
import updateCustomer from '../creates/update_customer.ts';
import updateIndividual from '../creates/update_individual.ts';
import findCustomer from '../searches/find_customer.ts';
import findIndividual from '../searches/find_individual.ts';
import { anyAnswer } from './fuzz/any_answer.ts';
import { anyInput } from './fuzz/any_input.ts';
import { checkRequest } from './fuzz/documented_request.ts';

testWithAnything({
  steps: [
    { step: updateCustomer, isResult: isRecordWith('id') },
    { step: updateIndividual, isResult: isRecordWith('id') },
    { step: findCustomer, isResult: isFound },
    { step: findIndividual, isResult: isFound },
  ],
  authData: { accessToken: 'token-of-the-fuzz-run', clientSecret: 'secret-of-the-fuzz-run' },
  inputs: anyInput,
  answers: anyAnswer,
  checkRequest,
});

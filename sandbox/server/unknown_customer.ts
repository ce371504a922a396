/** An id that no customer has, named by whoever runs the sandbox. */
export class UnknownCustomer extends Error {
  constructor(id: string) {
    super(`No customer has the id ${id}.`);
  }
}

import { VecheError, type ErrorCode, type ErrorDetails } from '../../contracts/errors.ts';

export interface FieldError {
  /** Its place in the request: `from`, `body.name`. */
  field: string;
  message: string;
}

export interface RequestErrorDetails extends ErrorDetails {
  fields?: readonly FieldError[];
  /** HTTP status, where the code's own is not exact enough. */
  status?: number;
}

/** An error about the form of a request: it can name every field that is wrong. */
export class RequestError extends VecheError {
  readonly fields: readonly FieldError[];
  readonly status: number | undefined;

  constructor(code: ErrorCode, message: string, details: RequestErrorDetails = {}) {
    super(code, message, details);
    this.fields = details.fields ?? [];
    this.status = details.status;
  }
}

/** One or more fields that cannot be used. */
export function invalidFields(fields: readonly FieldError[]): RequestError {
  const names = fields.map((error) => error.field).join(', ');
  return new RequestError('input', `the request cannot be used as it is: ${names}`, { fields });
}

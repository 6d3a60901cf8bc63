// A model's files are not what the course reads. The message is plain English, for logs and tests.
// Not responsible for: what a reader is told, which is the business of whoever loads the model.

export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError';
}

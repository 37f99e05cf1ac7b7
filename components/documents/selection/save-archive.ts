/** Has the browser download the documents as one archive, so that it shows the progress and can cancel. */
export function saveArchive(documentIds: string[]): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/api/documents/archive";
  for (const id of documentIds) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "documentId", value: id });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

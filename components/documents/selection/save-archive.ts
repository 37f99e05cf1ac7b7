/** Has the browser save these documents as one archive: it shows how far it is, and can be told to stop. */
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

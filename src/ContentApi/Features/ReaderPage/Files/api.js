// Calls of the public API.

/** Reads JSON. Where this installation does not know one of the includes, reads without it. */
export async function get(path, includes = []) {
  const separator = path.includes("?") ? "&" : "?";
  const response = await fetch(includes.length ? `${path}${separator}include=${includes.join(",")}` : path, { redirect: "manual" });
  if (response.status === 400 && includes.length)
    return get(path, includes.slice(0, -1));
  return { status: response.status, moved: response.type === "opaqueredirect", body: await json(response) };
}

/** The slug by which a story is known now, if it is one of ours. */
export async function presentSlug(slug) {
  const found = await get(`/v1/articles?ids=${slug}&fields=slug`);
  return found.status === 200 ? found.body.items[0]?.slug : undefined;
}

/** Posts JSON. The same key with the same body is one request, however often it is sent. */
export async function post(path, body, key) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await json(response), retryAfter: response.headers.get("Retry-After") };
}

/** 128 random bits; crypto.randomUUID is for https alone. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
}

async function json(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

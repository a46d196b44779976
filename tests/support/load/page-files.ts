/** The page of a meeting fetches these, beside itself, before its socket: what a browser without anything in its cache loads. */
export async function filesOfPage(url: string, meetingId: string, cookie: string): Promise<string[]> {
  const page = await fetch(`${url}/meetings/${meetingId}`, { headers: { cookie } })
  if (!page.ok) throw new Error(`The page of the meeting answered ${page.status}`)
  return [...(await page.text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path as string)
}

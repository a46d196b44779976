/** What stands between the browsers and the server, and whether it lets people ask without a name. */
export const proxy = {
  title: 'Questions through your proxy',
  over: 'Company',
  lead: 'A proxy in front of Candor sees every request with its address. It must not write down the requests that carry questions and votes, nor ask for a password there. This page tries it from your browser, on the way that a question takes.',
  open: 'Test the proxy',
  section: 'The proxy in front of Candor',
  sectionLead: 'Questions and votes carry no name. A proxy that logs them with addresses, or asks for a password, would take that back.',
  back: 'Company',
  test: 'Test now',
  testing: 'Testing…',
  found: 'What the test found',
  findings: {
    clear: 'The request came through as it was sent: no cookie, no password, no header that names somebody.',
    password:
      'The proxy asks for a password on /anonymous/. Nobody can ask or vote. Exempt this path from basic authentication or single sign-on.',
    credentials:
      'Something on the way adds a cookie or a sign-in to requests on /anonymous/. Candor refuses them all. Take both headers out there.',
    origin: 'Something on the way changes or removes the Origin header. Candor refuses such requests. Let it through unchanged.',
    body: 'The request was cut, or refused for its size. Let bodies of 8 KB through on /anonymous/.',
    elsewhere:
      'No answer of Candor came back: the proxy answered itself, led elsewhere, or the connection broke. Look at its rules for /anonymous/.',
    ignored: 'The proxy says where requests come from, but TRUST_PROXY does not name it: Candor takes everybody for one address.',
    old: 'The proxy speaks HTTP/1.0 to Candor. Live pages need HTTP/1.1.',
  },
  named: (headers: string[]) =>
    `The proxy adds headers that name who is signed in: ${headers.join(', ')}. Candor refuses questions and votes that carry them: take them out on /anonymous/.`,
  logs: 'Now look into its logs',
  logsLead:
    'Whether the request was written down only its logs can tell. Search them for the mark below, on every machine that the request passes. It must stand nowhere.',
  command: (marker: string) => `grep -r ${marker} /var/log/nginx /var/log/caddy`,
  logsAfter: 'If it is found, add the lines from the README (“Behind a proxy”) and test again. Nothing of this test is kept here.',
}

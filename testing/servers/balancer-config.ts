/** A portal behind the balancer. */
export type BalancedPortal = { name: string; port: number };

/**
 * The settings of HAProxy for portals on this machine, as docs/scale.md explains them.
 *
 * A portal that drains answers 404 to its check and keeps the requests in progress. One that is gone or frozen loses its
 * connections at once, so that browsers open their live updates at another.
 */
export function balancerConfig(port: number, portals: BalancedPortal[]): string {
  const servers = portals.map(({ name, port: at }) => `  server ${name} 127.0.0.1:${at} check`).join("\n");
  return `global
  log stderr local0 warning

defaults
  mode http
  timeout connect 1s
  timeout check 2s
  timeout http-request 10s
  timeout http-keep-alive 60s
  timeout client 1h
  timeout server 1h
  option redispatch 1
  option http-no-delay
  # A connection to a portal serves one request. When one that was used before breaks off, HAProxy closes the client's
  # connection without an answer, and browsers then send the request again, whichever it is.
  option http-server-close
  retries 3
  retry-on conn-failure empty-response response-timeout

frontend paraph
  bind 127.0.0.1:${port}
  # Only a request that changes nothing may be sent twice.
  http-request disable-l7-retry if ! { method GET HEAD }
  http-request set-header X-Forwarded-For %[src]
  http-request set-header X-Forwarded-Proto http
  # While none is ready, as when the store of files is down, those that run still answer what they can.
  use_backend running if { nbsrv(ready) eq 0 }
  default_backend ready

backend ready
  balance leastconn
  option httpchk
  http-check send meth GET uri /api/ready ver HTTP/1.1 hdr Host localhost
  http-check disable-on-404
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers}

backend running
  balance leastconn
  option httpchk
  http-check send meth GET uri /api/health ver HTTP/1.1 hdr Host localhost
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers}
`;
}

/** A portal behind the balancer. */
export type BalancedPortal = { name: string; port: number };

/**
 * The settings of HAProxy for portals on this machine, as docs/scale.md explains them.
 *
 * A portal that drains answers 404 to its check and keeps its requests in progress. The connections of one that has
 * ended or is frozen are closed at once, so that browsers open their live updates at another one.
 */
export function balancerConfig(port: number, portals: BalancedPortal[]): string {
  const servers = (options: (name: string) => string) =>
    portals.map(({ name, port: at }) => `  server ${name} 127.0.0.1:${at} ${options(name)}`).join("\n");
  return `global
  log stderr local0 warning

defaults
  mode http
  timeout connect 1s
  timeout check 3s
  timeout http-request 10s
  timeout http-keep-alive 60s
  timeout client 1h
  timeout server 1h
  option redispatch 1
  option http-no-delay
  option http-server-close
  retries 3

frontend paraph
  bind 127.0.0.1:${port}
  http-request set-header X-Forwarded-For %[src]
  http-request set-header X-Forwarded-Proto http
  # A request that may change something takes a second step. If a portal breaks off a connection that has served another
  # request, HAProxy closes the client's connection without a response, and browsers send any kind of request again. In
  # the second step every connection serves one request, so HAProxy answers 502 for a portal that dies.
  use_backend once if ! { method GET HEAD }
  # If no portal is ready, for example because the store is down, running portals answer what they can.
  use_backend running if { nbsrv(ready) eq 0 }
  default_backend ready

backend ready
  balance leastconn
  retry-on conn-failure empty-response response-timeout
  option httpchk
  http-check send meth GET uri /api/ready ver HTTP/1.1 hdr Host localhost
  http-check disable-on-404
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers(() => "check")}

backend running
  balance leastconn
  retry-on conn-failure empty-response response-timeout
  option httpchk
  http-check send meth GET uri /api/health ver HTTP/1.1 hdr Host localhost
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers(() => "check")}

backend once
  http-reuse never
  server second-step abns@paraph-${port}

frontend second-step
  bind abns@paraph-${port}
  use_backend running-once if { nbsrv(ready-once) eq 0 }
  default_backend ready-once

# Without shutdown-sessions: a request that a frozen portal holds is not answered for before it is known to be lost.
backend ready-once
  balance leastconn
  retry-on conn-failure
  http-check disable-on-404
${servers((name) => `track ready/${name}`)}

backend running-once
  balance leastconn
  retry-on conn-failure
${servers((name) => `track running/${name}`)}
`;
}

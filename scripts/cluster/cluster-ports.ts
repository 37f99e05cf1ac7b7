import type { Part } from "../serving/parts";

export const defaultPort = 4700;

/** The consecutive ports of a cluster: the balancer's, those of the portals, those of the servers that they use. */
export function clusterPorts(first: number, portalCount: number) {
  const afterPortals = first + portalCount + 1;
  return {
    balancer: first,
    portals: Array.from({ length: portalCount }, (_, index) => first + 1 + index),
    sandbox: afterPortals,
    mail: afterPortals + 1,
    database: afterPortals + 2,
    objectStore: afterPortals + 3,
  };
}

export type ClusterPorts = ReturnType<typeof clusterPorts>;

/** All ports, for the check that they are free. */
export const listenersOf = (ports: ClusterPorts): Pick<Part, "portSetting" | "host" | "port">[] =>
  Object.values(ports)
    .flat()
    .map((port) => ({ portSetting: "--port", host: "127.0.0.1", port }));

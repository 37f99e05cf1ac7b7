import type { ClusterPorts } from "./cluster-ports";

type Place = { folder: string; isKept: boolean };

/** The addresses, accounts and folder of a cluster, printed once it is ready. */
export function clusterBanner(ports: ClusterPorts, { folder, isKept }: Place): string {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const facts = [
    ["Portal", `http://localhost:${ports.balancer} (HAProxy)`],
    ...ports.portals.map((port, index) => [`  portal-${index + 1}`, at(port)]),
    ["Gateway", `${at(ports.sandbox)} (sandbox)`],
    ["Mail", `${at(ports.sandbox)}/sandbox/inbox`],
    ["PostgreSQL", `postgres://postgres@127.0.0.1:${ports.database}/postgres`],
    ["S3", `${at(ports.objectStore)} (Ceph)`],
    ["Data", isKept ? folder : `${folder}, removed at the end; --data <folder> keeps it`],
    ["Accounts", "admin@example.com and user@example.com, password paraph-demo"],
  ];
  const width = Math.max(...facts.map(([label = ""]) => label.length)) + 2;
  const lines = facts.map(([label = "", value]) => `  ${label.padEnd(width)}${value}`);
  const advice = [
    `A portal that ends is restarted. Try it: kill -9 $(cat ${folder}/portal-1.pid)`,
    "Ctrl-C stops the cluster.",
  ];
  return ["", "The cluster is ready.", "", ...lines, "", ...advice, ""].join("\n");
}

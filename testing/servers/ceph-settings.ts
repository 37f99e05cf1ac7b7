import path from "node:path";

type Cluster = {
  folder: string;
  endpoint: string;
  /** Whether the data is on disk. Otherwise it is in memory, and lost when the storage daemon ends. */
  isKept: boolean;
  clusterId: string;
  monitor: string;
};

/** The settings of a Ceph cluster of one monitor, one storage daemon and one gateway, all on loopback addresses. */
export function cephSettings({ folder, endpoint, isKept, clusterId, monitor }: Cluster): string {
  const storage = isKept
    ? ["osd objectstore = bluestore", "bluestore block size = 10000000000"]
    : ["osd objectstore = memstore", "memstore device bytes = 2000000000"];
  return [
    "[global]",
    `fsid = ${clusterId}`,
    `mon host = ${monitor}`,
    "public addr = 127.0.0.1",
    "cluster addr = 127.0.0.1",
    "auth cluster required = none",
    "auth service required = none",
    "auth client required = none",
    "ms mon client mode = crc",
    `run dir = ${folder}`,
    `admin socket = ${path.join(folder, "$cluster-$name.asok")}`,
    `pid file = ${path.join(folder, "$name.pid")}`,
    `log file = ${path.join(folder, "$name.log")}`,
    `crash dir = ${path.join(folder, "crash")}`,
    `mon data = ${path.join(folder, "mon")}`,
    `osd data = ${path.join(folder, "osd")}`,
    "osd pool default size = 1",
    "osd pool default min size = 1",
    "osd pool default pg num = 1",
    "osd pool default pgp num = 1",
    "osd pool default pg autoscale mode = off",
    "osd crush chooseleaf type = 0",
    "mon allow pool size one = true",
    "mon data avail warn = 1",
    "mon data avail crit = 1",
    // Each pool that the gateway creates waits for the monitor: with these, a start takes one second instead of ten.
    "paxos propose interval = 0.01",
    "paxos min wait = 0.001",
    "osd memory target = 939524096",
    ...storage,
    "[client.rgw]",
    `rgw frontends = beast endpoint=${new URL(endpoint).host}`,
    "rgw enable apis = s3, admin",
    "rgw run sync thread = false",
    "",
  ].join("\n");
}

/** Keeps what was used last, up to a total weight, so that memory does not grow with the size of a file. */
export class RecentlyUsed<Value extends object> {
  private readonly values = new Map<number, Value>();
  private weight = 0;

  constructor(
    private readonly maxWeight: number,
    private readonly weigh: (value: Value) => number,
  ) {}

  get(key: number): Value | undefined {
    const value = this.values.get(key);
    if (value === undefined) return undefined;
    this.values.delete(key);
    this.values.set(key, value);
    return value;
  }

  /** Keeps a value, and forgets those that have not been used for longest. */
  set(key: number, value: Value): void {
    this.forget(key);
    this.makeRoom(this.weigh(value));
    this.values.set(key, value);
    this.weight += this.weigh(value);
  }

  /** Forgets values until there is room for one of this weight. */
  private makeRoom(weight: number): void {
    for (const key of this.values.keys()) {
      if (this.weight + weight <= this.maxWeight) return;
      this.forget(key);
    }
  }

  private forget(key: number): void {
    const value = this.values.get(key);
    if (value === undefined) return;
    this.values.delete(key);
    this.weight -= this.weigh(value);
  }
}

import { useRouter } from "next/navigation";
import { useCallback, useContext, useEffect, useState, useTransition } from "react";
import { ChangingContext } from "./page-change";

/**
 * Returns a function that refreshes the page. While a refresh runs or the next page loads, further requests wait and
 * become one: React shows a page only once no later change is loading, so a stream of refreshes would hold up a
 * navigation.
 */
export function useRefresh(): () => void {
  const router = useRouter();
  const isChanging = useContext(ChangingContext);
  const [isRefreshing, startTransition] = useTransition();
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    if (!isDue || isChanging || isRefreshing) return;
    startTransition(() => {
      setIsDue(false); // with the refreshed page, and a request that comes before that stays due
      router.refresh();
    });
  }, [router, isDue, isChanging, isRefreshing]);
  return useCallback(() => setIsDue(true), []);
}

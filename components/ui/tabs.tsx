"use client";

import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, TabPanels, Tabs as AriaTabs } from "react-aria-components/Tabs";
import { InLanguage } from "./in-language";

type TabsProps = {
  label: string;
  tabs: { id: string; label: string; content: ReactNode }[];
  selected?: string;
  onSelect?: (id: string) => void;
};

/** Several views of one thing, of which one is shown. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <InLanguage>
      <AriaTabs selectedKey={selected} onSelectionChange={(id) => onSelect?.(String(id))}>
        <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
          {tabs.map((tab) => (
            <Tab
              key={tab.id}
              id={tab.id}
              className="-mb-px flex min-h-11 cursor-pointer items-center border-b-2 border-transparent px-3 text-base whitespace-nowrap text-ink-soft hover:text-ink data-[selected]:border-accent data-[selected]:font-medium data-[selected]:text-accent sm:min-h-10"
            >
              {tab.label}
            </Tab>
          ))}
        </TabList>
        <TabPanels>
          {tabs.map((tab) => (
            <TabPanel key={tab.id} id={tab.id} className="pt-4">
              {tab.content}
            </TabPanel>
          ))}
        </TabPanels>
      </AriaTabs>
    </InLanguage>
  );
}

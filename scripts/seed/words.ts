import type { Language } from "@/lib/domain/text/language";

/** Words for names of documents and people, for messages and for tags, in each language. */
export const words: Record<
  Language,
  {
    kinds: string[];
    things: string[];
    names: string[];
    surnames: string[];
    messages: string[];
    tags: string[];
  }
> = {
  en: {
    kinds: [
      "Lease agreement",
      "Employment contract",
      "Order",
      "Non-disclosure agreement",
      "Board resolution",
      "Invoice",
    ],
    things: [
      "Oak Street 5",
      "Harbour House",
      "North Mill",
      "Blue Heron Ltd",
      "Kestrel & Sons",
      "the summer season",
    ],
    names: ["Alice", "Edward", "Grace", "Henry", "Olivia", "Thomas"],
    surnames: ["Baker", "Carter", "Hughes", "Mitchell", "Turner", "Wright"],
    messages: ["The version that we agreed on by phone.", "We need it by the end of the month, thank you."],
    tags: ["Rent", "People", "Board"],
  },
  lt: {
    kinds: [
      "Nuomos sutartis",
      "Darbo sutartis",
      "Užsakymas",
      "Konfidencialumo susitarimas",
      "Valdybos nutarimas",
      "Sąskaita",
    ],
    things: [
      "Ąžuolų g. 5",
      "Žąsino namai",
      "UAB „Šiaurės vėjas“",
      "Vilniaus biuras",
      "Kauno sandėlis",
      "vasaros sezonas",
    ],
    names: ["Jonas", "Ona", "Žygimantas", "Rūta", "Šarūnas", "Eglė"],
    surnames: ["Jonaitis", "Kazlauskienė", "Žukauskas", "Šimkutė", "Ąžuolas", "Petrauskas"],
    messages: ["Taip, kaip sutarėme telefonu.", "Prašome pasirašyti iki mėnesio pabaigos."],
    tags: ["Nuoma", "Žmonės", "Valdyba"],
  },
  lv: {
    kinds: [
      "Nomas līgums",
      "Darba līgums",
      "Pasūtījums",
      "Konfidencialitātes vienošanās",
      "Valdes lēmums",
      "Rēķins",
    ],
    things: [
      "Ozolu iela 5",
      "SIA “Ziemeļu vējš”",
      "Rīgas birojs",
      "Liepājas noliktava",
      "Jūras māja",
      "vasaras sezona",
    ],
    names: ["Jānis", "Līga", "Krišjānis", "Ieva", "Mārtiņš", "Dārta"],
    surnames: ["Bērziņš", "Kalniņa", "Ozols", "Krūmiņa", "Liepiņš", "Zariņa"],
    messages: ["Kā vienojāmies pa tālruni.", "Lūdzam parakstīt līdz mēneša beigām."],
    tags: ["Noma", "Cilvēki", "Valde"],
  },
  et: {
    kinds: ["Üürileping", "Tööleping", "Tellimus", "Konfidentsiaalsusleping", "Juhatuse otsus", "Arve"],
    things: ["Tamme tänav 5", "OÜ Põhjatuul", "Tallinna kontor", "Pärnu ladu", "Mäeküla maja", "suvehooaeg"],
    names: ["Jüri", "Mari", "Tõnu", "Õie", "Kärt", "Ülo"],
    surnames: ["Tamm", "Mägi", "Õunapuu", "Kõiv", "Pärn", "Sepp"],
    messages: ["Nagu telefonis kokku leppisime.", "Palun allkirjasta kuu lõpuks."],
    tags: ["Üür", "Inimesed", "Juhatus"],
  },
};

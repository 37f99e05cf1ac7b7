/** The screen of a phone. */
export const phone = { width: 390, height: 844 };

/** The options of a browser on a phone. */
export const phoneBrowser = { viewport: phone, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

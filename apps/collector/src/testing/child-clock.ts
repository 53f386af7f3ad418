// Loaded before a collector: its clock begins at the instant that the address of this file names, and goes on from
// there, so that no test comes to midnight while it runs, or to what is done some minutes before.
const start = Number(new URL(import.meta.url).searchParams.get('start'));
const began = performance.now();

Date.now = () => start + Math.floor(performance.now() - began);

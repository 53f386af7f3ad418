export { CountryFileError, type CountryFinder, type CountrySource, countryFinder } from './country.ts';

import type { Recogniser } from '../recogniser.ts';
import { addressInSmallLetters } from './address-in-small-letters.ts';
import { addressLine } from './address-line.ts';
import { bankAccount } from './bank-account.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import { feastDay } from './feast-day.ts';
import { handle } from './handle.ts';
import { hospitalCode } from './hospital-code.ts';
import { insuranceNumber } from './insurance-number.ts';
import { letteredNumber } from './lettered-number.ts';
import { longNumber } from './long-number.ts';
import { nameAfterLabel } from './name-after-label.ts';
import { nameAfterRole } from './name-after-role.ts';
import { nameAfterTitle } from './name-after-title.ts';
import { nameAmongPeople } from './name-among-people.ts';
import { nameBeforeBirth } from './name-before-birth.ts';
import { nameBesideNumber } from './name-beside-number.ts';
import { nameBetweenWords } from './name-between-words.ts';
import { nameByDeed } from './name-by-deed.ts';
import { nameInCapitals } from './name-in-capitals.ts';
import { nameInChat } from './name-in-chat.ts';
import { nameInColumn } from './name-in-column.ts';
import { nameInContext } from './name-in-context.ts';
import { nameInRow } from './name-in-row.ts';
import { nameInSentence } from './name-in-sentence.ts';
import { nameInSignature } from './name-in-signature.ts';
import { nameInSmallLetters } from './name-in-small-letters.ts';
import { nameListed } from './name-listed.ts';
import { nameOfRelative } from './name-of-relative.ts';
import { nameOnLine } from './name-on-line.ts';
import { nameOverLines } from './name-over-lines.ts';
import { networkAddress } from './network-address.ts';
import { numberedRecord } from './numbered-record.ts';
import { oldAge } from './old-age.ts';
import { oldAgeInWords } from './old-age-in-words.ts';
import { organisation } from './organisation.ts';
import { phone } from './phone.ts';
import { place } from './place.ts';
import { deviceSerial, licencePlate } from './plate-device.ts';
import { recordNumber } from './record-number.ts';
import { street } from './street.ts';
import { ukPostcode } from './uk-postcode.ts';
import { url } from './url.ts';
import { wardRoom } from './ward-room.ts';

/** Every recogniser there is. Their order does not matter: `resolve` weighs what they find. */
export const RECOGNISERS: readonly Recogniser[] = [
  email,
  url,
  networkAddress,
  handle,
  phone,
  insuranceNumber,
  letteredNumber,
  bankAccount,
  recordNumber,
  numberedRecord,
  longNumber,
  deviceSerial,
  licencePlate,
  date,
  feastDay,
  oldAge,
  oldAgeInWords,
  street,
  addressLine,
  addressInSmallLetters,
  place,
  ukPostcode,
  wardRoom,
  organisation,
  hospitalCode,
  nameAfterTitle,
  nameAfterLabel,
  nameAfterRole,
  nameOfRelative,
  nameBeforeBirth,
  nameInSignature,
  nameListed,
  nameInContext,
  nameInChat,
  nameInCapitals,
  nameInColumn,
  nameInSmallLetters,
  nameInRow,
  nameAmongPeople,
  nameOnLine,
  nameOverLines,
  nameByDeed,
  nameBetweenWords,
  nameBesideNumber,
  nameInSentence,
];

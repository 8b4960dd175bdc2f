/** Ways in for customers (§4.5). */
export type Channel = 'WEB' | 'SMS' | 'WHATSAPP' | 'EMAIL' | 'MESSENGER' | 'SOCIAL';

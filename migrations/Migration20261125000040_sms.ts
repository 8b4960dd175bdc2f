import { Migration } from '@mikro-orm/migrations';

/** Text messages that agents start (C-09…C-13). */
export class Migration20261125000040_sms extends Migration {
  override up(): void {
    // Who wrote first: until the customer answers, the ticket came from no queue's line (C-12).
    this.addSql('alter table ticket add column outbound_by uuid references app_user');
    // C-13: where numbers can be had; null is the product's list.
    this.addSql('alter table workspace_setting add column sms_countries jsonb');
  }
}

/**
 * A small CRM to embed the engine into: people, their companies, a CSV import. It stands for the host's own system; the
 * engine sees it only through {@link dev.outbound.example.crm.CrmContacts}.
 */
@NullMarked
package dev.outbound.example.crm;

import org.jspecify.annotations.NullMarked;

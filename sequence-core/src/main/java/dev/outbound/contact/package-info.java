/**
 * People as the host CRM knows them. The host owns them; the library reads them through {@link
 * dev.outbound.contact.Contacts} and never stores a copy.
 */
@NullMarked
package dev.outbound.contact;

import org.jspecify.annotations.NullMarked;

/**
 * A file that only ever grows, a line at a time, and shows what has become of it. What somebody notes flows in as JSON objects;
 * lines flow out, each tied to the one before by its hash, with what was changed, deleted or torn since. Two copies that have
 * grown apart are joined without losing a line of either.
 */
@NullMarked
package io.hindcast.store.ledger;

import org.jspecify.annotations.NullMarked;

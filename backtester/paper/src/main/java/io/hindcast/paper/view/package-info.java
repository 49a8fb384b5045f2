/**
 * What there is to see of a session while it runs: events of the line flow in, pictures of one moment flow out to the
 * terminal and the page.
 */
@NullMarked
package io.hindcast.paper.view;

import org.jspecify.annotations.NullMarked;

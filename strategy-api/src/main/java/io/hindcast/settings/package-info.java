/** Typed, checked access to the part of a config that belongs to a plug-in, and the error a user sees. */
package io.hindcast.settings;

/**
 * How files and folders come to disk whole or not at all: what is to be written flows in and is written beside its place;
 * what was there before stays until it is moved in.
 */
package io.hindcast.replacement;

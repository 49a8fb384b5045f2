/**
 * Whether what lies on disk is what was written: the files of a finished folder flow in, their hashes flow out into its
 * {@code certificate.json}, and whoever reads the folder later has it checked first.
 */
package io.hindcast.certificate;

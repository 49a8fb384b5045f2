package io.hindcast.paper.session;

import io.hindcast.runs.config.Build;

/**
 * A build of the program that has run a session.
 *
 * @param version of its jars
 * @param sha256 of its jars; empty for a build that has none, as one from class folders
 * @param records that stood in the journal when it took the session over
 */
record SessionBuild(String version, String sha256, long records) {
    private static final int SHOWN = 12;

    /** This program, when it takes a session over. */
    static SessionBuild current(long records) {
        return new SessionBuild(Build.version(), Build.hash(), records);
    }

    /** The build of a session whose version did not record it. */
    static SessionBuild unknown() {
        return new SessionBuild("", "", 0);
    }

    boolean isSameProgram(SessionBuild other) {
        return version.equals(other.version) && sha256.equals(other.sha256);
    }

    /** For whoever reads of it. */
    String words() {
        if (version.isEmpty()) {
            return "an earlier build (sessions of version 1 don't say which)";
        }
        return "build " + version + (sha256.isEmpty() ? "" : " (" + sha256.substring(0, SHOWN) + ")");
    }
}

package io.hindcast.cli;

import io.hindcast.store.files.FolderCertificate;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The line under a result that a user can note down, to see later whether any of its files was changed. */
final class CertificateLine {
    private CertificateLine() {}

    /** Prints nothing for a folder without a certificate. */
    static void print(PrintWriter out, String label, Path folder) {
        FolderCertificate.sha256(folder)
                .ifPresent(hash -> out.println(label + hash + " (SHA-256 of " + FolderCertificate.FILE + ")"));
    }
}

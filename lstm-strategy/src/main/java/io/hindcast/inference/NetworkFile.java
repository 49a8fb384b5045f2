package io.hindcast.inference;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * {@code network.zip} as Deeplearning4j writes it, read without Deeplearning4j, which would deserialize any
 * {@code preprocessor.bin} that it finds, make objects of the classes that a configuration names, and trust an array's
 * shape. Here bytes become text and numbers and nothing else, and no more of them are read than the network can have.
 *
 * @param configuration JSON
 * @param weights in Deeplearning4j's order
 */
record NetworkFile(String configuration, float[] weights) {
    static final String NAME = "network.zip";

    private static final String CONFIGURATION = "configuration.json";
    private static final String WEIGHTS = "coefficients.bin";

    /** The largest network that a config can ask for has less than a tenth of it. */
    private static final int MOST_CONFIGURATION_BYTES = 1 << 20;

    /** What {@code Nd4j.write} names the way in which a buffer was allocated. */
    private static final String ALLOCATION = "MIXED_DATA_TYPES";

    /** Element type, as it stands in an array's shape. */
    private static final long FLOAT_FLAG = 8192;

    /** Rank, length, stride, element type, stride between elements, order: of a vector. */
    private static final int SHAPE_NUMBERS = 6;

    /**
     * Reads the file.
     *
     * @param parameters how many weights there must be
     * @throws IOException in words that say what is wrong with the file, which is then not to be used
     */
    static NetworkFile read(Path file, long parameters) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                requireKnown(entry.getName());
                long most = entry.getName().equals(WEIGHTS)
                        ? headerBytes() + parameters * Float.BYTES
                        : MOST_CONFIGURATION_BYTES;
                if (entries.put(entry.getName(), atMost(zip, most, entry.getName())) != null) {
                    throw new IOException(NAME + " holds " + entry.getName() + " twice");
                }
            }
            requireListed(file, entries);
        } catch (ZipException | IllegalArgumentException e) {
            throw new IOException(NAME + " can't be read: " + e.getMessage(), e);
        }
        byte[] configuration = entries.get(CONFIGURATION);
        return new NetworkFile(
                new String(configuration, StandardCharsets.UTF_8),
                weights(Objects.requireNonNull(entries.get(WEIGHTS)), parameters));
    }

    private static void requireKnown(String entry) throws IOException {
        if (!entry.equals(CONFIGURATION) && !entry.equals(WEIGHTS)) {
            throw new IOException(NAME + " holds '" + entry
                    + "', which could run code in a program that reads it; only " + CONFIGURATION + " and " + WEIGHTS
                    + " belong there, so don't use this file");
        }
    }

    /** Another program may go by the list at the end of the file, where this one has read the entries themselves. */
    private static void requireListed(Path file, Map<String, byte[]> entries) throws IOException {
        int listed = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> list = zip.entries();
            while (list.hasMoreElements()) {
                ZipEntry entry = list.nextElement();
                requireKnown(entry.getName());
                byte[] content = entries.get(entry.getName());
                CRC32 sum = new CRC32();
                sum.update(content == null ? new byte[0] : content);
                if (content == null || entry.getSize() != content.length || entry.getCrc() != sum.getValue()) {
                    throw new IOException(
                            NAME + " has another " + entry.getName() + " in its list of entries than among them");
                }
                listed++;
            }
        }
        if (listed != 2 || entries.size() != 2) {
            throw new IOException(NAME + " must hold " + CONFIGURATION + " and " + WEIGHTS + ", but holds "
                    + entries.keySet() + " and lists " + listed + " of them");
        }
    }

    private static byte[] atMost(InputStream in, long bytes, String entry) throws IOException {
        int most = (int) Math.min(Integer.MAX_VALUE - 16, bytes);
        byte[] content = in.readNBytes(most);
        if (in.read() >= 0) {
            throw new IOException(entry + " of " + NAME + " is longer than the " + bytes
                    + " bytes that it can have in a network of this architecture");
        }
        return content;
    }

    private static float[] weights(byte[] content, long parameters) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            requireBuffer(in, SHAPE_NUMBERS, "LONG");
            long[] shape = new long[SHAPE_NUMBERS];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = in.readLong();
            }
            if (shape[0] != 1 || shape[1] != parameters || shape[2] != 1 || shape[3] != FLOAT_FLAG || shape[4] != 1) {
                throw new IOException("the weights of " + NAME + " have the shape "
                        + Arrays.toString(shape) + ", not that of the " + parameters
                        + " floats of a network of this architecture");
            }
            requireBuffer(in, parameters, "FLOAT");
            float[] weights = new float[Math.toIntExact(parameters)];
            ByteBuffer.wrap(in.readNBytes(weights.length * Float.BYTES))
                    .asFloatBuffer()
                    .get(weights);
            return weights;
        } catch (EOFException | BufferUnderflowException e) {
            throw new IOException(WEIGHTS + " of " + NAME + " is cut off", e);
        }
    }

    private static void requireBuffer(DataInputStream in, long length, String type) throws IOException {
        String allocation = in.readUTF();
        long stored = in.readLong();
        String storedType = in.readUTF();
        if (!allocation.equals(ALLOCATION) || stored != length || !storedType.equals(type)) {
            throw new IOException("the weights of " + NAME + " are " + stored + " numbers of the type " + storedType
                    + " where " + length + " of the type " + type + " belong");
        }
    }

    private static int headerBytes() {
        int names = 2 * (2 + ALLOCATION.length()) + 2 + "LONG".length() + 2 + "FLOAT".length();
        return names + 2 * Long.BYTES + SHAPE_NUMBERS * Long.BYTES;
    }
}

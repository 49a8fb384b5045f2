package io.hindcast.engine.extra;

/**
 * An optional part of the program: a module of its own, with libraries that most users don't need. It implements interfaces of
 * the program, lists them in {@code META-INF/services}, and is found by {@link java.util.ServiceLoader} through this one. Its
 * constructor does nothing: what it offers is made when somebody asks for it ({@link FoundExtra#open}).
 */
public interface Extra {
    /** One word, as in messages and on the command line. */
    String name();

    /** What the program can do with it that it can't without, in a line. */
    String offers();
}

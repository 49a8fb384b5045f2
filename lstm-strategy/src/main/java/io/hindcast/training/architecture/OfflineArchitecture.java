package io.hindcast.training.architecture;

/** Each step of a window is read with the steps after it as well: for evaluations of the past only. */
public sealed interface OfflineArchitecture extends Architecture permits Bidirectional, DeepBidirectional {
    /** The architecture to use where this one is refused. */
    ArchitectureName causalAlternative();
}

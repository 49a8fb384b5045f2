/** The networks there are: the {@code model} section flows in, untrained graphs flow out. */
@NullMarked
package io.hindcast.training.architecture;

import org.jspecify.annotations.NullMarked;

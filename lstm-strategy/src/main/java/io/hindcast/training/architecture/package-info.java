/** The networks there are: the {@code model} section flows in, untrained graphs flow out. */
package io.hindcast.training.architecture;

/**
 * A page to watch and steer a paper session in a browser. What a session shows of itself flows out to pages, programs and
 * Prometheus; commands of those who may give them flow in.
 */
@NullMarked
package io.hindcast.paper.web;

import org.jspecify.annotations.NullMarked;

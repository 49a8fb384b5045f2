/** A strategy for Hindcast: bars flow in, targets flow out when a price leaves its channel. */
package com.example.donchian;

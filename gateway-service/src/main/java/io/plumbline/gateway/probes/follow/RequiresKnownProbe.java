package io.plumbline.gateway.probes.follow;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a stream whose probe must exist before the first byte, because the status cannot change after it. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface RequiresKnownProbe {}

package io.plumbline.gateway.probes.follow;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An operation whose probe must be there before its stream begins: with the first byte the status is sent. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface RequiresKnownProbe {}

/** One model: how its rate went, where it comes from, and the answers behind it. */
package io.plumbline.gateway.console.models;

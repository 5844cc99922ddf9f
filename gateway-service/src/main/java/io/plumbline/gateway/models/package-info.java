/** The registry of models. */
package io.plumbline.gateway.models;

/**
 * GLSL: how far a point lies outside the outline of a box with round corners or of a hexagon, negative inside. Nodes are drawn with
 * them, in a scene as in the overview. After Inigo Quilez, "2D distance functions" (MIT).
 */
export const distances = /* glsl */ `float box(vec2 p, vec2 half_size, float corner) {
  vec2 q = abs(p) - half_size + corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}
float hexagon(vec2 p, float r) {
  const vec3 k = vec3(-0.866025404, 0.5, 0.577350269);
  p = abs(p);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y);
}`;

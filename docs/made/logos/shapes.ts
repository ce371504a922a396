/** A shape: how far a point is from its edge, in pixels, negative inside. */
export type Shape = (x: number, y: number) => number;

/** A point, in pixels from the top left corner. */
export type Point = readonly [x: number, y: number];

export const disc =
  ([centreX, centreY]: Point, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - centreX, y - centreY) - radius;

/** A straight stroke with round ends. */
export const stroke = ([fromX, fromY]: Point, [toX, toY]: Point, width: number): Shape => {
  const alongX = toX - fromX;
  const alongY = toY - fromY;
  const squaredLength = alongX ** 2 + alongY ** 2;
  return (x, y) => {
    const along = ((x - fromX) * alongX + (y - fromY) * alongY) / squaredLength;
    const place = Math.min(Math.max(along, 0), 1);
    return Math.hypot(x - fromX - place * alongX, y - fromY - place * alongY) - width / 2;
  };
};

/** A square with round corners. */
export const roundedSquare =
  ([centreX, centreY]: Point, side: number, radius: number): Shape =>
  (x, y) => {
    const straight = side / 2 - radius;
    const beyondX = Math.abs(x - centreX) - straight;
    const beyondY = Math.abs(y - centreY) - straight;
    const outside = Math.hypot(Math.max(beyondX, 0), Math.max(beyondY, 0));
    return outside + Math.min(Math.max(beyondX, beyondY), 0) - radius;
  };

/** Everything below a height. */
export const below =
  (height: number): Shape =>
  (_, y) =>
    height - y;

/** All of the shapes together. */
export const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

/** What the shapes have in common. */
export const overlap =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.max(...shapes.map((shape) => shape(x, y)));

/** A line of this width along the edge of a shape. */
export const outline =
  (shape: Shape, width: number): Shape =>
  (x, y) =>
    Math.abs(shape(x, y)) - width / 2;
